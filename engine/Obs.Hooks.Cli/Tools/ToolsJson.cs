using System.Text.Json.Serialization;

namespace Obs.Hooks.Cli.Tools;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ToolsListRecord))]
[JsonSerializable(typeof(ToolsBuildRecord[]))]
[JsonSerializable(typeof(ToolsRootRecord[]))]
internal sealed partial class ToolsJson : JsonSerializerContext;
