using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Constraints.Merging;

/// <summary>Applies a file's <c>&lt;overwrite&gt;</c> elements; those in lines are parsed but never applied.</summary>
internal static class ConstraintOverwrite
{
    public static ElementNode Apply(ElementNode file, string arch, string package)
    {
        var result = file.CopyElement();
        foreach (var overwrite in file.Elements(ConstraintSchema.Overwrite))
        {
            if (overwrite.Element(ConstraintSchema.Conditions) is { } conditions && Holds(conditions, arch, package))
            {
                Assign(result, overwrite);
            }
        }

        return result;
    }

    private static bool Holds(ElementNode conditions, string arch, string package)
    {
        // The name up to the first dot is the name without an update's incident number; a flavor belongs to the name.
        var dot = package.IndexOf('.', StringComparison.Ordinal);
        var shortName = dot < 0 ? package : package[..dot];
        return (!conditions.Has(ConstraintSchema.Arch) || conditions.Texts(ConstraintSchema.Arch).Contains(arch))
            && (!conditions.Has(ConstraintSchema.Package)
                || conditions.Texts(ConstraintSchema.Package).Any(name => name == package || name == shortName));
    }

    /// <summary>Elements are entered, so that a size without unit gets that of the base; lists and texts are replaced.</summary>
    private static void Assign(ElementNode target, ElementNode values)
    {
        foreach (var (name, value) in values.Fields)
        {
            if (name == ConstraintSchema.Conditions)
            {
                continue;
            }

            if (value is ElementNode inner && target.Element(name) is { } existing)
            {
                Assign(existing, inner);
            }
            else
            {
                target.Set(name, value.Copy());
            }
        }
    }
}
