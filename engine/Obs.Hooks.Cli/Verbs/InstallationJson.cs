using System.Text.Json.Serialization;

namespace Obs.Hooks.Cli.Verbs;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(InstallationRecord))]
internal sealed partial class InstallationJson : JsonSerializerContext;
