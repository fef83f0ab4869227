using System.Text.Json.Serialization;

namespace Obs.Hooks.Cli.Scripts;

/// <summary><c>job.json</c>: people write it too, so what is unknown in it is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RecordedJob))]
internal sealed partial class RecordedJobJson : JsonSerializerContext;
