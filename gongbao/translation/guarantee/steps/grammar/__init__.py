"""Grammar: words beside what is carried agree with it, and a sentence is told in one tense."""
