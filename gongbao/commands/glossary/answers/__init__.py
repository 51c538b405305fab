"""What the commands of the glossary answer: changes, concepts, reports, old wording found."""
