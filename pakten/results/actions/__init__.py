from pakten.results.actions.annual import CannotReport, draft_again, draft_report
from pakten.results.actions.annual_publishing import (
    NotReady,
    NotSaidSoFar,
    publish_report,
    remark,
    unpublish_edition,
)
from pakten.results.actions.annual_sections import (
    SectionChangedMeanwhile,
    add_section,
    change_section,
    leave_out_section,
    move_section,
    remove_section,
    restore_section,
    take_in_section,
)
from pakten.results.actions.asking import ask, remind_now, remind_reports
from pakten.results.actions.figures import correct, enter
from pakten.results.actions.member_reports import ReportProblem, approve, return_report, save_draft, send
from pakten.results.actions.periods import PeriodProblem, add_period, begin_due, close
from pakten.results.actions.personal import forget
from pakten.results.actions.threads import feed_indicators, tell_thread, untell_thread, write_thread

__all__ = [
    "CannotReport",
    "NotReady",
    "NotSaidSoFar",
    "PeriodProblem",
    "ReportProblem",
    "SectionChangedMeanwhile",
    "add_period",
    "add_section",
    "approve",
    "ask",
    "begin_due",
    "change_section",
    "close",
    "correct",
    "draft_again",
    "draft_report",
    "enter",
    "feed_indicators",
    "forget",
    "leave_out_section",
    "move_section",
    "publish_report",
    "remark",
    "remind_now",
    "remind_reports",
    "remove_section",
    "restore_section",
    "return_report",
    "save_draft",
    "send",
    "take_in_section",
    "tell_thread",
    "unpublish_edition",
    "untell_thread",
    "write_thread",
]
