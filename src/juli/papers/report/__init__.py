"""The report of an audit for people: one HTML file, a PDF, and a workbook, all telling the same.

    report = compose_report(document, figures, agreement, "zh")
    report_html(report)     one file: no network, no script, styles within; every line
    report_pdf(report)      to print and to keep, archivable; the first lines of each finding
    report_xlsx(report)     every line as numbers, to go on calculating

It stands among the papers, to the right of the audit: it tells what an audit document says and adds nothing to
it. The charts are drawn by `juli.charts`, and pages of the platform show the very same.
"""
