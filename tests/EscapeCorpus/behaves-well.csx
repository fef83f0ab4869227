// attack: none: this one behaves well and must keep working
// point: post-build
// expect: ok
// says: all is well
using System.Text.Json;

Log.Info($"{Job.Project}/{Job.Package} has {Sources.Files.Length} sources and {Results.Files.Length} results");
Log.Progress("reading", 0.5);
var recipe = Sources.ReadText("x.spec");
var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
foreach (var result in Results.Files)
{
    sums[result.Name] = Results.Sha256(result);
}

await Task.WhenAll(Enumerable.Range(0, 8).Select(i => File.WriteAllTextAsync($"{WorkDirectory}/{i}", recipe)));
Effects.AddResult("OTHER", "sums.json", JsonSerializer.Serialize(sums));
Effects.AttachReport("good.txt", $"read {recipe.Length} characters");
Effects.Warn("a warning");
Log.Info("all is well");
