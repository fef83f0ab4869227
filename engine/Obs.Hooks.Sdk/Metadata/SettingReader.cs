using System.Collections.Immutable;
using System.Reflection.Metadata;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Sdk.Metadata;

/// <summary>Reads the declared settings of a hook or an allocator.</summary>
internal static class SettingReader
{
    public static ImmutableArray<SettingManifest> Read(MetadataReader reader, TypeDefinition type) =>
    [
        .. AttributeValues.Of(reader, type, typeof(HookSettingAttribute).FullName!)
            .Select(static setting => new SettingManifest(
                setting.Positional<string>(0) ?? "",
                (SettingKind)setting.Positional<int>(1),
                setting.Positional<string>(2) ?? "",
                setting.Named(nameof(HookSettingAttribute.Required), false)))
            .OrderBy(static setting => setting.Name, StringComparer.Ordinal),
    ];
}
