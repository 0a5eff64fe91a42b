# What surrounds every page.

layout-name = Heard
layout-skip = Skip to main content
layout-language = Language
layout-error-prefix = Error:
layout-error-title = There is a problem
layout-back = Back
layout-continue = Continue
layout-navigation = Pages for staff
layout-sign-out = Sign out
layout-demo = Demonstration: no report goes anywhere.
layout-footer-help = Other ways to get help
layout-footer-staff = Sign in for staff
layout-footer-independent = Heard is not run by, or connected with, any police force or the government.
layout-footer-sources = Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and database right 2025. Source: Office for National Statistics, licensed under the Open Government Licence v3.0. Place names: GeoNames, CC BY 4.0.

# Only the Welsh pages have this line.
layout-draft = { "" }
layout-national-desk = the national desk
layout-national-desk-title = National desk
layout-standards-team = { $of }, professional standards
