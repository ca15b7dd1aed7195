"""Modules that are loaded when they are first used. Each web process would else hold them for ever, and most never need
them: what reads and writes workbooks is ten megabytes, what makes PDF seven, what writes calendars and draws QR codes
and pictures some fifteen."""

import importlib.util
import sys


def later(name):
    """The module of this name, loaded when something in it is first asked for. Unlike an import inside a function it
    stands at the top of the file, and a name that does not exist fails at once."""
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
