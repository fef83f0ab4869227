using System.Collections.Immutable;
using System.Text.Json;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Setup;

/// <summary>The setting <c>packages</c>.</summary>
internal static class PackageSettings
{
    private const string Expected = "the path of a file on this host, or an object with \"file\" and \"uses\"";

    /// <summary>The tags of OBS's <c>.build.rpmlist</c>, and what none of them means.</summary>
    private static readonly ImmutableSortedDictionary<string, PackageUses> s_uses =
        ImmutableSortedDictionary.Create<string, PackageUses>(StringComparer.Ordinal)
            .Add("install", PackageUses.Install)
            .Add("installonly", PackageUses.InstallOnly)
            .Add("noinstall", PackageUses.NoInstall)
            .Add("preinstall", PackageUses.Preinstall)
            .Add("runscripts", PackageUses.RunScripts)
            .Add("sysroot", PackageUses.Sysroot)
            .Add("vminstall", PackageUses.VmInstall);

    public static ImmutableArray<Effect> Read(HookSettings settings, List<string> problems)
    {
        var effects = ImmutableArray.CreateBuilder<Effect>();
        foreach (var (name, value) in SettingObjects.Members(settings, "packages").OrderBy(static m => m.Name, StringComparer.Ordinal))
        {
            var package = new SettingObject(Codes.BadPackage, $"packages.\"{name}\"", value, problems);
            package.OnlyHas(Expected, "file", "uses");
            var file = value.ValueKind == JsonValueKind.String ? value.GetString() : package.Text("file");
            if (file is null)
            {
                package.Wrong(Expected);
                continue;
            }

            effects.Add(new AddPackage(name, file) { Uses = Uses(package) });
        }

        return effects.ToImmutable();
    }

    private static PackageUses Uses(SettingObject package)
    {
        var names = package.Texts("uses");
        PackageUses uses = 0;
        foreach (var name in names)
        {
            if (s_uses.TryGetValue(name, out var use))
            {
                uses |= use;
            }
            else
            {
                package.Wrong($"'{name}' in \"uses\"", $"some of {string.Join(", ", s_uses.Keys)}");
            }
        }

        return names.IsEmpty ? PackageUses.Install : uses;
    }
}
