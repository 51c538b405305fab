from hypothesis import settings

# A time limit for one example measures how busy the machine is, not the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
