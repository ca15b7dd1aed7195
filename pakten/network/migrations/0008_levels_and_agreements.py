import django.db.models.deletion
import pakten.network.models.agreements
from django.conf import settings
from django.db import migrations, models


LEVELS = [("member", "Medlem", "Member"), ("plus", "Plusmedlem", "Plus member")]


def install_levels(apps, schema_editor):
    """The levels a network begins with; an installation may rename, add and close them."""
    Level = apps.get_model("network", "Level")
    for order, (code, name_sv, name_en) in enumerate(LEVELS):
        Level.objects.get_or_create(code=code, defaults={"name_sv": name_sv, "name_en": name_en, "order": order})


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0007_email_changes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Level',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=30, unique=True, verbose_name='code')),
                ('name_sv', models.CharField(max_length=60, unique=True, verbose_name='name in Swedish')),
                ('name_en', models.CharField(max_length=60, unique=True, verbose_name='name in English')),
                ('about', models.TextField(blank=True, verbose_name='what it means')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='place in lists')),
                ('is_open', models.BooleanField(default=True, verbose_name='may be given')),
            ],
            options={
                'ordering': ['order', 'id'],
            },
        ),
        migrations.RunPython(install_levels, migrations.RunPython.noop),
        migrations.AddField(
            model_name='network',
            name='lead_en',
            field=models.TextField(blank=True, verbose_name='introduction in English'),
        ),
        migrations.AddField(
            model_name='network',
            name='lead_sv',
            field=models.TextField(blank=True, verbose_name='introduction in Swedish'),
        ),
        migrations.AddField(
            model_name='network',
            name='vision_en',
            field=models.CharField(blank=True, max_length=120, verbose_name='vision in English'),
        ),
        migrations.AddField(
            model_name='network',
            name='vision_sv',
            field=models.CharField(blank=True, max_length=120, verbose_name='vision in Swedish'),
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reminded_before', models.DateField(editable=False, null=True)),
                ('reminded_when', models.DateField(editable=False, null=True)),
                ('kind', models.CharField(choices=[('job_partner', 'Job partner'), ('letter_of_intent', 'Letter of intent'), ('job_guarantee', 'Job guarantee'), ('iop', 'Idea-based public partnership')], max_length=20, verbose_name='kind')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('from_on', models.DateField(blank=True, null=True, verbose_name='from')),
                ('to_on', models.DateField(blank=True, null=True, verbose_name='to')),
                ('follow_up_on', models.DateField(blank=True, null=True, verbose_name='follow up on')),
                ('origin', models.TextField(blank=True, verbose_name='the need it came of')),
                ('origin_on', models.DateField(blank=True, null=True, verbose_name='when the need was told')),
                ('origin_url', models.URLField(blank=True, verbose_name='where to read about it')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('sent_on', models.DateField(editable=False, null=True, verbose_name='sent on')),
                ('signed_on', models.DateField(editable=False, null=True, verbose_name='signed on')),
                ('cancelled_on', models.DateField(editable=False, null=True, verbose_name='cancelled on')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('document', models.FileField(blank=True, upload_to=pakten.network.models.agreements.random_name, verbose_name='signed agreement')),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contact_of_agreements', to=settings.AUTH_USER_MODEL, verbose_name='contact person')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='owned_agreements', to=settings.AUTH_USER_MODEL, verbose_name='who follows it up')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.AlterField(
            model_name='organisation',
            name='level',
            field=models.ForeignKey(db_column='level', default='member', on_delete=django.db.models.deletion.PROTECT, to='network.level', to_field='code', verbose_name='level'),
        ),
        migrations.CreateModel(
            name='LevelChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='from')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.level', to_field='code')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='level_changes', to='network.organisation')),
            ],
            options={
                'ordering': ['from_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='network.agreement')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='network.organisation')),
            ],
        ),
        migrations.AddField(
            model_name='agreement',
            name='parties',
            field=models.ManyToManyField(related_name='agreements', through='network.Party', to='network.organisation', verbose_name='parties'),
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reminded_before', models.DateField(editable=False, null=True)),
                ('reminded_when', models.DateField(editable=False, null=True)),
                ('text', models.CharField(max_length=300, verbose_name='what is promised')),
                ('number', models.PositiveIntegerField(blank=True, null=True, verbose_name='how many')),
                ('unit', models.CharField(blank=True, max_length=60, verbose_name='of what')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='by when')),
                ('delivered', models.PositiveIntegerField(default=0, verbose_name='delivered')),
                ('delivered_on', models.DateField(editable=False, null=True, verbose_name='delivered on')),
                ('delivered_note', models.TextField(blank=True, verbose_name='what was delivered')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='commitments', to='network.agreement')),
                ('party', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='network.organisation', verbose_name='who promises')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['due_on'], name='network_com_due_on_b1ad94_idx')],
            },
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.UniqueConstraint(fields=('agreement', 'organisation'), name='a_party_once'),
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(fields=['kind', 'signed_on'], name='network_agr_kind_69c30a_idx'),
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(fields=['follow_up_on'], name='network_agr_follow__315628_idx'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('from_on', None), ('to_on', None), ('to_on__gte', models.F('from_on')), _connector='OR'), name='an_agreement_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('signed_on', None), ('from_on__isnull', False), _connector='OR'), name='a_signed_agreement_has_begun_on_a_day'),
        ),
    ]
