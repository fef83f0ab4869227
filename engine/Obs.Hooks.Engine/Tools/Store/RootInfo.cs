using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Obs.Hooks.Scripting.Digests;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Tools.Store;

/// <summary>What is in a root; the file <c>info</c> beside its tree.</summary>
/// <param name="Provider">Who made it.</param>
/// <param name="Arch">Of its programs.</param>
/// <param name="Packages">All packages, sorted by name.</param>
/// <param name="Built">When.</param>
/// <param name="Size">Bytes on disk.</param>
internal sealed record RootInfo(
    ToolsProviderKind Provider, string Arch, ImmutableArray<ToolsPackage> Packages, DateTimeOffset Built, long Size)
{
    private const string Magic = "obs-hooks tools root 1";

    /// <summary>The name of a root with these packages: whoever asks for the same set gets the same root.</summary>
    public static string DigestOf(ToolsProviderKind provider, string arch, ImmutableArray<ToolsPackage> packages, bool withFiles)
    {
        var text = new StringBuilder(Magic).Append('\n');
        text.Append(ToolsNames.Of(provider)).Append('\n').Append(arch).Append('\n');
        foreach (var package in packages)
        {
            text.Append(package.Name).Append(' ').Append(package.Version).Append(' ').Append(package.Digest).Append('\n');
        }

        if (withFiles)
        {
            text.Append("with packages\n");
        }

        return Sha256.HexOf(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Sorted, as <see cref="DigestOf"/> and the file want them.</summary>
    public static ImmutableArray<ToolsPackage> Sorted(IEnumerable<ToolsPackage> packages) =>
        [.. packages.OrderBy(static p => p.Name, StringComparer.Ordinal).ThenBy(static p => p.Version, StringComparer.Ordinal).ThenBy(static p => p.Digest, StringComparer.Ordinal)];

    public byte[] ToUtf8()
    {
        var text = new StringBuilder(Magic).Append('\n');
        text.Append("provider ").Append(ToolsNames.Of(Provider)).Append('\n');
        text.Append("arch ").Append(Arch).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"built {Built.ToUnixTimeSeconds()}\nsize {Size}\n");
        foreach (var package in Packages)
        {
            text.Append("package ").Append(package.Name).Append(' ').Append(package.Version).Append(' ').Append(package.Digest).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads the file; null when it is none of ours.</summary>
    public static RootInfo? Parse(string text)
    {
        ToolsProviderKind? provider = null;
        var arch = "";
        long built = 0, size = 0;
        var packages = ImmutableArray.CreateBuilder<ToolsPackage>();
        var lines = text.Split('\n');
        if (lines[0] != Magic)
        {
            return null;
        }

        foreach (var line in lines.AsSpan(1))
        {
            var words = line.Split(' ');
            switch (words)
            {
                case ["provider", var name]:
                    provider = ToolsNames.Provider(name);
                    break;
                case ["arch", var name]:
                    arch = name;
                    break;
                case ["built", var number]:
                    built = Number(number);
                    break;
                case ["size", var number]:
                    size = Number(number);
                    break;
                case ["package", var name, var version, var digest]:
                    packages.Add(new ToolsPackage(name, version, digest));
                    break;
                default:
                    break;
            }
        }

        return provider is { } kind
            ? new RootInfo(kind, arch, packages.ToImmutable(), DateTimeOffset.FromUnixTimeSeconds(built), size)
            : null;
    }

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
