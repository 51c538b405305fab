from .answers.answer_store import AnswerStore
from .asking.chat_client import ChatClient
from .asking.retries import Clock, RetryPolicy
from .asking.usage import EngineUsage, Meter
from .configuration import (
    CONFIGURATION_NAME,
    AskingOptions,
    LlmConfiguration,
    find_configuration_file,
    read_configurations,
)
from .hosts import Destination
from .llm_engine import LlmEngine
from .opening import (
    configuration_of,
    key_of_server,
    open_llm_engine,
    refuse_offline,
)
from .secrecy_marks import SecrecyMark, find_secrecy_mark

__all__ = [
    "CONFIGURATION_NAME",
    "AnswerStore",
    "AskingOptions",
    "ChatClient",
    "Clock",
    "Destination",
    "EngineUsage",
    "LlmConfiguration",
    "LlmEngine",
    "Meter",
    "RetryPolicy",
    "SecrecyMark",
    "configuration_of",
    "find_configuration_file",
    "find_secrecy_mark",
    "key_of_server",
    "open_llm_engine",
    "read_configurations",
    "refuse_offline",
]
