using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Conditions;

/// <summary>
/// Takes merged constraints apart into the conditions that all must hold. A reader can be used again; its list is then
/// used again, too.
/// </summary>
internal sealed class ConditionReader
{
    private readonly List<FoundCondition> _found = [];

    /// <summary>All conditions, some of them maybe twice.</summary>
    public List<FoundCondition> Read(ElementNode constraints)
    {
        _found.Clear();
        foreach (var (name, field) in constraints.Fields)
        {
            switch (name)
            {
                case ConstraintSchema.HostLabel:
                    AddEntries(field, ConditionKind.HostLabel, ConditionKind.NoHostLabel);
                    break;
                case ConstraintSchema.Sandbox:
                    AddEntries(field, ConditionKind.Sandbox, ConditionKind.NoSandbox);
                    break;
                case ConstraintSchema.Linux:
                    AddLinux((ElementNode)field);
                    break;
                case ConstraintSchema.Hardware:
                    AddHardware((ElementNode)field);
                    break;
            }
        }

        return _found;
    }

    private void Add(ConstraintNode node, ConditionKind kind, string text, string unit = "") =>
        _found.Add(new FoundCondition(new ConditionKey(kind, text, unit), node));

    /// <summary>Only the exact word excludes; <c>True</c>, <c>1</c> and <c>yes</c> demand.</summary>
    private void AddEntries(ConstraintNode list, ConditionKind wanted, ConditionKind excluded)
    {
        foreach (var node in ((ListNode)list).Entries)
        {
            var entry = (ElementNode)node;
            Add(entry, entry.Text(ConstraintSchema.Exclude) == "true" ? excluded : wanted, entry.Content ?? "");
        }
    }

    /// <summary>A text that is false in Perl asks for nothing.</summary>
    private void AddText(ConstraintNode node, ConditionKind kind)
    {
        if (node is TextNode text && PerlText.IsTrue(text.Text))
        {
            Add(text, kind, text.Text);
        }
    }

    private void AddLinux(ElementNode linux)
    {
        var before = _found.Count;
        foreach (var (name, field) in linux.Fields)
        {
            if (name == ConstraintSchema.Flavor)
            {
                AddText(field, ConditionKind.Flavor);
            }
            else if (name == ConstraintSchema.Version)
            {
                AddVersion((ElementNode)field);
            }
        }

        // Even an element without any effect demands that the worker has it.
        if (_found.Count == before)
        {
            Add(linux, ConditionKind.Linux, "");
        }
    }

    private void AddVersion(ElementNode version)
    {
        var before = _found.Count;
        foreach (var (name, field) in version.Fields)
        {
            AddText(field, name == ConstraintSchema.Minimum ? ConditionKind.MinimumVersion : ConditionKind.MaximumVersion);
        }

        if (_found.Count == before)
        {
            Add(version, ConditionKind.Version, "");
        }
    }

    private void AddHardware(ElementNode hardware)
    {
        var before = _found.Count;
        foreach (var (name, field) in hardware.Fields)
        {
            switch (name)
            {
                case ConstraintSchema.Processors:
                    AddText(field, ConditionKind.Processors);
                    break;
                case ConstraintSchema.Jobs:
                    AddText(field, ConditionKind.Jobs);
                    break;
                case ConstraintSchema.Disk:
                    AddSize((ElementNode)field, ConditionKind.Disk);
                    break;
                case ConstraintSchema.Memory:
                    AddSize((ElementNode)field, ConditionKind.Memory);
                    break;
                case ConstraintSchema.MemoryPerJob:
                    AddSize((ElementNode)field, ConditionKind.MemoryPerJob);
                    break;
                case ConstraintSchema.PhysicalMemory:
                    AddSize((ElementNode)field, ConditionKind.PhysicalMemory);
                    break;
                case ConstraintSchema.Cpu when ((ElementNode)field).List(ConstraintSchema.Flag) is { } flags:
                    AddEntries(flags, ConditionKind.CpuFlag, ConditionKind.NoCpuFlag);
                    break;
            }
        }

        if (_found.Count == before)
        {
            Add(hardware, ConditionKind.Hardware, "");
        }
    }

    private void AddSize(ElementNode sized, ConditionKind kind)
    {
        var size = sized.Element(ConstraintSchema.Size);
        Add(sized, kind, size?.Content ?? "", size?.Text(ConstraintSchema.Unit) ?? "");
    }
}
