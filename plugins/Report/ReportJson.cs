using System.Text.Json.Serialization;
using Obs.Hooks.Plugins.Report.Model;

namespace Obs.Hooks.Plugins.Report;

/// <summary>Writes the report without reflection; the default encoder leaves only ASCII, so that it is safe to show.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true)]
[JsonSerializable(typeof(JobReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
