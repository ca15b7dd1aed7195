"""Sign-up lists that have been kept long enough, and the verb that lets go of them. A part of `actions`."""

from pakten.mingle.models import SignUpFile
from pakten.web.batches import delete_some


def files(before):
    """Sign-up lists as they were uploaded; the people taken in from them stand in the mingle."""
    return SignUpFile.objects.filter(uploaded_at__lt=before)


def delete_files(*, before, most):
    return delete_some(files(before), most)
