using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Shared.Qemu;

namespace Obs.Hooks.Plugins.QemuUser;

/// <summary>
/// What of the host took part in the build, as SLSA's ResourceDescriptors. OBS writes <c>_buildenv</c> and the materials of
/// its provenance from the job, which a hook must not be able to change; a result of the build is what both describe.
/// </summary>
internal sealed record BuildRecord(string Arch, Emulator Emulator, BinfmtScope Scope, ImmutableArray<AddPackage> Packages)
{
    /// <summary>Name of the file, in the work directory and among the results.</summary>
    public const string Name = "hooks.qemu-user.json";

    public void Write(PreChrootContext context)
    {
        var known = (context.Tools?.Packages ?? []).ToLookup(static p => p.Name, StringComparer.Ordinal);
        using var file = File.Create(Path.Combine(context.WorkDirectory, Name));
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("arch", Arch);
        json.WriteString("hostArch", HostArchitecture.Name);
        json.WriteString("binfmt", Scope.ToString());
        json.WriteString("toolsRoot", context.Tools?.Digest ?? "");
        json.WriteStartArray("resolvedDependencies");
        WriteDescriptor(json, Path.GetFileName(Emulator.Path), Emulator.Version, DigestOfEmulator(), "emulator");
        foreach (var package in Packages)
        {
            var name = Path.GetFileNameWithoutExtension(package.Path);
            var origin = known[name].First();
            WriteDescriptor(json, name, origin.Version, origin.Digest, package.Uses.ToString());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDescriptor(Utf8JsonWriter json, string name, string version, string digest, string use)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteStartObject("digest");
        json.WriteString("sha256", digest);
        json.WriteEndObject();
        json.WriteStartObject("annotations");
        json.WriteString("version", version);
        json.WriteString("use", use);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private string DigestOfEmulator()
    {
        using var file = File.OpenRead(Emulator.Path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
