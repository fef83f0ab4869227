using System.Text.Json.Serialization;

namespace Obs.Hooks.Plugins.Shared.Lint;

/// <summary>Writes findings without reflection; the default encoder leaves only ASCII, so that they are safe to show.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true)]
[JsonSerializable(typeof(LintDocument))]
internal sealed partial class LintJson : JsonSerializerContext;
