// hook: package-list
// summary: Reports the packages of the build root.
// points: post-build
// stage: report
// capabilities: reports
using System.Text.Json;

var json = new MemoryStream();
using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Indented = true }))
{
    writer.WriteStartObject();
    writer.WriteString("bomFormat", "CycloneDX");
    writer.WriteString("specVersion", "1.5");
    writer.WriteStartArray("components");
    foreach (var package in Job.Packages.OrderBy(p => p.Name, StringComparer.Ordinal))
    {
        writer.WriteStartObject();
        writer.WriteString("type", "library");
        writer.WriteString("name", package.Name);
        writer.WriteString("scope", package.Uses.HasFlag(PackageUses.Preinstall) ? "required" : "optional");
        writer.WriteEndObject();
    }

    writer.WriteEndArray();
    writer.WriteEndObject();
}

Effects.AttachReport("buildroot.cdx.json", json.ToArray());
Log.Info($"{Job.Packages.Length} packages listed");
