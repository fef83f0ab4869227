// hook: analysis-queue
// summary: Queues the sources for static analysis.
// points: post-build
// stage: report
// capabilities: results
// setting: languages text-list Suffixes of source files to analyse; .c and .py.
using System.Text.Json;

var suffixes = Settings.TextList("languages");
suffixes = suffixes.IsEmpty ? [".c", ".py"] : suffixes;
var files = Sources.Files.Where(f => suffixes.Any(s => f.Name.EndsWith(s))).ToList();
if (files.Count == 0)
    return Skip("nothing to analyse");

var json = new MemoryStream();
using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Indented = true }))
{
    writer.WriteStartObject();
    writer.WriteString("project", Job.Project);
    writer.WriteString("package", Job.Package);
    writer.WriteString("srcmd5", Job.SrcMd5);
    writer.WriteStartArray("files");
    foreach (var file in files)
        writer.WriteStringValue(file.Name);
    writer.WriteEndArray();
    writer.WriteEndObject();
}

Effects.AddResult("OTHER", "analysis-queue.json", json.ToArray());
Log.Info($"{files.Count} files queued");
