using System.Text.Json;
using System.Text.Json.Serialization;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>Reads and writes <c>hooks.lock.json</c> without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PluginLockFile))]
internal sealed partial class PluginLockJson : JsonSerializerContext;
