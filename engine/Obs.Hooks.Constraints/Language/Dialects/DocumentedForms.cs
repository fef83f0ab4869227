using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Language.Dialects;

/// <summary>Turns the forms that only OBS's user guide knows into those its backend knows.</summary>
/// <param name="warnings">Gets one for each.</param>
internal sealed class DocumentedForms(ICollection<ConstraintWarning> warnings)
{
    private const string LabelPrefix = ConstraintSchema.HostLabel + ":";

    /// <summary>The user guide's <c>hostlabel:benchmark_runner</c> for <c>hostlabel benchmark_runner</c>.</summary>
    public ConstraintText Line(ConstraintText line)
    {
        var word = line.Text.AsSpan().Trim();
        if (!word.StartsWith(LabelPrefix, StringComparison.Ordinal))
        {
            return line;
        }

        var label = word[LabelPrefix.Length..];
        // What has a meaning in OBS keeps it: values, suffixes, fields of the element.
        if (label.IsEmpty || label.ContainsAny(" \t=+!:") || label is ConstraintSchema.Exclude or FieldSchema.Content)
        {
            return line;
        }

        warnings.Add(new ConstraintWarning(
            line.Origin,
            line.Text,
            $"OBS fails the job: {line.Text}: unknown element: {label}",
            $"write \"{ConstraintSchema.HostLabel} {label}\""));
        return line with { Text = $"{ConstraintSchema.HostLabel} {label}" };
    }

    /// <summary>
    /// The user guide's <c>exclude</c> on the document element: it stands for the same attribute on each label, sandbox and
    /// flag that has none of its own.
    /// </summary>
    public void ExcludeAll(ElementNode document, TextNode exclude)
    {
        warnings.Add(new ConstraintWarning(
            exclude.Origin,
            $"<{ConstraintSchema.Root} {ConstraintSchema.Exclude}=\"{exclude.Text}\">",
            $"OBS rejects the file: element '{ConstraintSchema.Root}' contains unknown attribute '{ConstraintSchema.Exclude}'",
            $"write {ConstraintSchema.Exclude}=\"{exclude.Text}\" on each hostlabel, sandbox or flag"));
        ExcludeEntries(document, exclude);
        foreach (var overwrite in document.Elements(ConstraintSchema.Overwrite))
        {
            ExcludeEntries(overwrite, exclude);
        }
    }

    private static void ExcludeEntries(ElementNode requirements, TextNode exclude)
    {
        var flags = requirements.Element(ConstraintSchema.Hardware)?.Element(ConstraintSchema.Cpu)?.Elements(ConstraintSchema.Flag) ?? [];
        foreach (var entry in requirements.Elements(ConstraintSchema.HostLabel)
                     .Concat(requirements.Elements(ConstraintSchema.Sandbox))
                     .Concat(flags))
        {
            if (!entry.Has(ConstraintSchema.Exclude))
            {
                entry.Set(ConstraintSchema.Exclude, exclude);
            }
        }
    }
}
