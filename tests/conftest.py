from hypothesis import settings

# A time limit for one example measures how busy the machine is, not the code. The examples are
# the same in every run, so that a failure is the change's; `--hypothesis-profile=explore` draws new
# ones.
settings.register_profile("explore", deadline=None, print_blob=True)
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")
