"""How Thailand's catalogue of government data (a CKAN with fields of its own) spells what it asks of every data set."""

STATISTICS, RECORDS = "ข้อมูลสถิติ", "ข้อมูลระเบียน"  # data_type
MISSION = "พันธกิจหน่วยงาน"  # objective
QUARTER = "ไตรมาส"  # update_frequency_unit
PROVINCE = "จังหวัด"  # geo_coverage
PUBLIC = "ข้อมูลสาธารณะ"  # data_category
OPEN = "เปิดเผย"  # data_classification
LICENCE_ID = "Creative Commons Attributions"  # license_id
OTHER_FORMAT = "อื่นๆ"  # data_format
TAGS = ("ตัวชี้วัด", "ผลการดำเนินงาน", "แผนปฏิบัติราชการ")
