using System.Collections.Frozen;
using System.Text;
using Obs.Hooks.Constraints.Macros;

namespace Obs.Hooks.Constraints.Language.Xml;

/// <summary>The encodings that expat and the maps of Perl's XML::Parser know, as far as each byte is a character and .NET agrees.</summary>
internal static class DeclaredEncoding
{
    private static readonly FrozenSet<string> Maps = FrozenSet.ToFrozenSet(
        [
            "ibm866", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-9", "iso-8859-13",
            "iso-8859-15", "koi8-r", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
            "windows-1256", "windows-1257", "windows-1258",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Decodes bytes, one character for each.</summary>
    /// <exception cref="ConstraintException">The encoding is unknown, or not that of the bytes.</exception>
    public static string Decode(string name, string octets)
    {
        switch (name.ToLowerInvariant())
        {
            case "utf-8":
                return Octets.ToText(octets);
            case "iso-8859-1":
                return octets;
            case "us-ascii":
                return Ascii.IsValid(octets) ? octets : throw Invalid(name);
        }

        if (!Maps.TryGetValue(name, out var known))
        {
            throw new ConstraintException($"unknown encoding '{name}'");
        }

        var text = CodePagesEncodingProvider.Instance.GetEncoding(known)!.GetString(Encoding.Latin1.GetBytes(octets));
        for (var at = 0; at < text.Length; at++)
        {
            // The maps leave holes where .NET has control characters or private ones.
            var isHole = char.IsBetween(text[at], '\ue000', '\uf8ff') || text[at] == '\ufffd'
                || (char.IsBetween(text[at], '\u0080', '\u009f') && !known.StartsWith("iso", StringComparison.Ordinal));
            if (isHole)
            {
                throw Invalid(name);
            }
        }

        return text;
    }

    private static ConstraintException Invalid(string name) => new($"not well-formed: a byte that is no character in {name}");
}
