namespace Obs.Hooks.Constraints.Language;

/// <summary>The entries of a repeatable element, in order.</summary>
public sealed class ListNode : ConstraintNode
{
    private readonly List<ConstraintNode> _entries = [];

    internal ListNode()
        : base(null)
    {
    }

    /// <summary>All entries are elements, or all are texts.</summary>
    public IReadOnlyList<ConstraintNode> Entries => _entries;

    /// <summary>Makes a list of entries that come from elsewhere.</summary>
    /// <param name="entries">The entries.</param>
    /// <returns>The list.</returns>
    public static ListNode FromEntries(IEnumerable<ConstraintNode> entries)
    {
        var list = new ListNode();
        list._entries.AddRange(entries);
        return list;
    }

    internal void Add(ConstraintNode entry) => _entries.Add(entry);

    internal override ConstraintNode Copy()
    {
        var copy = new ListNode();
        copy._entries.AddRange(_entries.Select(static e => e.Copy()));
        return copy;
    }
}
