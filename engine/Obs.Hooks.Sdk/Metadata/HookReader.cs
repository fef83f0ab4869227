using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Sdk.Packing;

namespace Obs.Hooks.Sdk.Metadata;

/// <summary>Reads the hooks of a plugin from its attributes.</summary>
internal static class HookReader
{
    public static ImmutableArray<HookManifest> ReadAll(PluginAssembly assembly, CodeLocation project, List<PackError> errors)
    {
        var reader = assembly.Reader;
        var hooks = new SortedDictionary<string, HookManifest>(StringComparer.Ordinal);
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            var attribute = AttributeValues.Of(reader, type, typeof(HookAttribute).FullName!).FirstOrDefault();
            var name = TypeNames.FullName(reader, handle);
            var place = SourceFinder.Find(assembly, handle, project);
            if (attribute is null)
            {
                RefuseForgotten(reader, handle, type, name, place, errors);
                continue;
            }

            var hook = Read(reader, handle, type, attribute);
            HookChecks.Check(hook, attribute, place, errors);
            CreatableCheck.Check(reader, type, name, place, errors);
            if (!hooks.TryAdd(hook.Id, hook))
            {
                errors.Add(new PackError(
                    PackCodes.DuplicateHookId,
                    place,
                    $"hook '{hook.Id}' is declared by {name} and by {hooks[hook.Id].Type}; ids are unique in a plugin"));
            }
        }

        return [.. hooks.Values];
    }

    private static HookManifest Read(
        MetadataReader reader, TypeDefinitionHandle handle, TypeDefinition type, AttributeValues attribute) => new()
    {
        Id = attribute.Positional<string>(0) ?? "",
        Type = TypeNames.FullName(reader, handle),
        Token = MetadataTokens.GetToken(handle),
        Summary = attribute.Named(nameof(HookAttribute.Summary), ""),
        Points = PointFinder.Find(reader, handle),
        Stage = (HookStage)attribute.Named(nameof(HookAttribute.Stage), (int)HookStage.Check),
        Before = attribute.Texts(nameof(HookAttribute.Before)),
        After = attribute.Texts(nameof(HookAttribute.After)),
        TimeoutSeconds = attribute.Named(nameof(HookAttribute.TimeoutSeconds), 600),
        Capabilities = (HookCapabilities)attribute.Named(nameof(HookAttribute.Capabilities), 0),
        OnError = (ErrorPolicy)attribute.Named(nameof(HookAttribute.OnError), (int)ErrorPolicy.Fail),
        AffectsResult = attribute.Named(nameof(HookAttribute.AffectsResult), false),
        Settings = SettingReader.Read(reader, type),
    };

    private static void RefuseForgotten(
        MetadataReader reader, TypeDefinitionHandle handle, TypeDefinition type, string name, CodeLocation place, List<PackError> errors)
    {
        const TypeAttributes NoClass = TypeAttributes.Abstract | TypeAttributes.Interface;
        if ((type.Attributes & NoClass) == 0 && PointFinder.Find(reader, handle).Length > 0)
        {
            errors.Add(new PackError(
                PackCodes.PointWithoutHook, place, $"{name} implements a point but has no [Hook(\"id\")]; add it, or make the class abstract"));
        }
    }
}
