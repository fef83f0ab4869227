// hook: checksums
// summary: Adds SHA256SUMS to the results.
// points: post-build
// stage: report
// capabilities: results
var sums = new StringBuilder();
foreach (var file in Results.Files)
    sums.Append(Results.Sha256(file)).Append("  ").Append(file.Name).Append('\n');

Effects.AddResult("OTHER", "SHA256SUMS", sums.ToString());
