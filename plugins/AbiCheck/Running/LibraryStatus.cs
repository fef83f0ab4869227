using System.Globalization;

namespace Obs.Hooks.Plugins.AbiCheck.Running;

/// <summary>A line of libraries.sh.</summary>
/// <param name="Library">Its SONAME.</param>
/// <param name="State">Why it was not compared; null if it was.</param>
/// <param name="Status">abidiff's exit status, what was added left out.</param>
/// <param name="Changed">That of nothing but what is another.</param>
/// <param name="Added">When both are 0, that of all, if anybody wants to know what was added.</param>
internal sealed record LibraryStatus(string Library, string? State, int Status = 0, int Changed = 0, int Added = 0)
{
    private const int ErrorBits = 1 | 2;
    private const int ChangeBit = 4;
    private const int IncompatibleBit = 8;

    /// <summary>The first exit status that means that abidiff did not compare; 0 when it did.</summary>
    public int Failure => Array.Find([Status, Changed, Added], static s => (s & ErrorBits) != 0 || s > (ChangeBit | IncompatibleBit));

    /// <summary>
    /// Whether something is gone for sure. Other changes can be as incompatible, a virtual table's for example; next to one abidiff has no
    /// status for what is gone.
    /// </summary>
    public bool HasRemoved => (Status & IncompatibleBit) != 0 && (Changed & IncompatibleBit) == 0;

    /// <summary>Whether something is another.</summary>
    public bool HasChanged => Changed != 0 || (Status != 0 && !HasRemoved);

    /// <summary>Null: it is no such line.</summary>
    public static LibraryStatus? Parse(string line) => line.Split(' ') switch
    {
        [var library, var state] => new LibraryStatus(library, state),
        [var library, var status, var changed, var added] => new LibraryStatus(library, null, Number(status), Number(changed), Number(added)),
        _ => null,
    };

    private static int Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}
