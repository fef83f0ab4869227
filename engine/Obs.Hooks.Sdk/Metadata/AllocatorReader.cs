using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Sdk.Packing;

namespace Obs.Hooks.Sdk.Metadata;

/// <summary>Reads the worker allocators of a plugin from their attributes.</summary>
internal static class AllocatorReader
{
    private const string Whole = "Obs.Hooks.IWorkerAllocator";

    private static readonly string[] Stages = ["Obs.Hooks.IWorkerFilter", "Obs.Hooks.IWorkerScorer", "Obs.Hooks.IWorkerAssigner"];

    private static readonly string[] BuiltIn = ["best-fit", "obs"];

    public static ImmutableArray<AllocatorManifest> ReadAll(PluginAssembly assembly, CodeLocation project, List<PackError> errors)
    {
        var reader = assembly.Reader;
        var allocators = new SortedDictionary<string, AllocatorManifest>(StringComparer.Ordinal);
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            var name = TypeNames.FullName(reader, handle);
            var place = SourceFinder.Find(assembly, handle, project);
            var attribute = AttributeValues.Of(reader, type, typeof(AllocatorAttribute).FullName!).FirstOrDefault();
            var interfaces = InterfaceFinder.Find(reader, handle);
            if (attribute is null)
            {
                if ((type.Attributes & TypeAttributes.Abstract) == 0 && interfaces.Contains(Whole))
                {
                    errors.Add(new PackError(
                        PackCodes.AllocatorWithoutAttribute, place, $"{name} is an allocator but has no [Allocator(\"id\")]; add it, or make the class abstract"));
                }

                continue;
            }

            var allocator = Read(reader, handle, type, name, attribute);
            Check(allocator, interfaces, place, errors);
            CreatableCheck.Check(reader, type, name, place, errors);
            if (!allocators.TryAdd(allocator.Id, allocator))
            {
                errors.Add(new PackError(
                    PackCodes.BadAllocator,
                    place,
                    $"allocator '{allocator.Id}' is declared by {name} and by {allocators[allocator.Id].Type}; ids are unique"));
            }
        }

        return [.. allocators.Values];
    }

    private static AllocatorManifest Read(
        MetadataReader reader, TypeDefinitionHandle handle, TypeDefinition type, string name, AttributeValues attribute) => new()
    {
        Id = attribute.Positional<string>(0) ?? "",
        Type = name,
        Token = MetadataTokens.GetToken(handle),
        Summary = attribute.Named(nameof(AllocatorAttribute.Summary), ""),
        Base = attribute.Named(nameof(AllocatorAttribute.Base), "obs"),
        BudgetMilliseconds = attribute.Named(nameof(AllocatorAttribute.BudgetMilliseconds), 1000),
        Settings = SettingReader.Read(reader, type),
    };

    private static void Check(AllocatorManifest allocator, HashSet<string> interfaces, CodeLocation place, List<PackError> errors)
    {
        if (!PluginNames.IsId(allocator.Id) || BuiltIn.Contains(allocator.Id))
        {
            Add($"the id of allocator '{allocator.Id}' must be {PluginNames.IdGrammar}, and not {string.Join(" or ", BuiltIn)}");
        }

        if (!interfaces.Contains(Whole) && !Stages.Any(interfaces.Contains))
        {
            Add($"allocator '{allocator.Id}' does nothing: {allocator.Type} implements none of IWorkerAllocator, IWorkerFilter, IWorkerScorer, IWorkerAssigner");
        }

        if (interfaces.Contains(Whole) && Stages.Any(interfaces.Contains))
        {
            Add($"allocator '{allocator.Id}' is both a whole allocator and a stage of one; the stage would never be asked");
        }

        if (!BuiltIn.Contains(allocator.Base))
        {
            Add($"the base of allocator '{allocator.Id}' is '{allocator.Base}'; expected {string.Join(" or ", BuiltIn)}");
        }

        if (allocator.BudgetMilliseconds is < 1 or > 10000)
        {
            Add($"allocator '{allocator.Id}' has a budget of {allocator.BudgetMilliseconds} ms; expected 1 to 10000");
        }

        SettingChecks.Check($"allocator '{allocator.Id}'", allocator.Settings, place, errors);

        void Add(string message) => errors.Add(new PackError(PackCodes.BadAllocator, place, message));
    }
}
