from gongbao.evaluation.form_faults import form_faults


def test_faults_of_form_stand_with_their_line(office_finder):
    lines = ("It willStrive to grow.", "It grows.", "", "It grows ,too.")
    found = form_faults(lines, office_finder)
    assert tuple(tuple(f.text for f in line) for line in found) == (
        ("willStrive",),
        (),
        (),
        (" ,",),
    )
