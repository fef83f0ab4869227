using System.Text.Json.Serialization;

namespace Obs.Hooks.Cli.Doctor;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DoctorRecord))]
internal sealed partial class DoctorJson : JsonSerializerContext;
