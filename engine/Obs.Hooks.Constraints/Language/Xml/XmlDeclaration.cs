using Obs.Hooks.Constraints.Macros;

namespace Obs.Hooks.Constraints.Language.Xml;

/// <summary>
/// The declaration at the start of a document, as expat reads it: any version will do, and the encoding that it names is believed.
/// OBS hands over the UTF-8 bytes of a text, so that a wrong name garbles it.
/// </summary>
internal static class XmlDeclaration
{
    private const string Start = "<?xml";
    private const string End = "?>";
    private const string Blanks = " \t\r\n";

    /// <summary>Decodes a document by its declaration and puts blanks in place of it.</summary>
    /// <exception cref="ConstraintException">expat would reject the declaration, or the document is not in its encoding.</exception>
    public static string Resolve(string xml)
    {
        // A byte order mark is passed over, a second one is not.
        var text = xml.StartsWith('\ufeff') ? xml[1..] : xml;
        if (!text.StartsWith(Start, StringComparison.Ordinal)
            || text.Length == Start.Length || !Blanks.Contains(text[Start.Length], StringComparison.Ordinal))
        {
            return text;
        }

        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new ConstraintException("unclosed XML declaration");
        }

        var encoding = ReadEncoding(text.AsSpan(Start.Length, end - Start.Length));
        var rest = text[(end + End.Length)..];
        // Lines keep their numbers.
        var blanks = string.Concat(text.Take(end + End.Length).Select(static c => c == '\n' ? '\n' : ' '));
        return blanks + (encoding is null ? rest : DeclaredEncoding.Decode(encoding, Octets.From(rest)));
    }

    private static string? ReadEncoding(ReadOnlySpan<char> rest)
    {
        var version = Take(ref rest, "version");
        var encoding = Take(ref rest, "encoding");
        var standalone = Take(ref rest, "standalone");
        var isWellFormed = rest.Trim(Blanks).IsEmpty
            && version is not null && version.All(IsNameCharacter)
            && (encoding is null || (encoding.Length > 0 && char.IsAsciiLetter(encoding[0]) && encoding.All(IsNameCharacter)))
            && standalone is null or "yes" or "no";
        return isWellFormed ? encoding : throw new ConstraintException("XML declaration not well-formed");
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';

    /// <summary>The value of the next part if it has that name; null, and nothing taken, if not.</summary>
    private static string? Take(ref ReadOnlySpan<char> rest, string name)
    {
        var text = rest.TrimStart(Blanks);
        if (text.Length == rest.Length || !text.StartsWith(name))
        {
            return null;
        }

        text = text[name.Length..].TrimStart(Blanks);
        if (!text.StartsWith("="))
        {
            return null;
        }

        text = text[1..].TrimStart(Blanks);
        if (text.IsEmpty || text[0] is not ('"' or '\'') || text[1..].IndexOf(text[0]) is not (>= 0 and var length))
        {
            return null;
        }

        rest = text[(length + 2)..];
        return text.Slice(1, length).ToString();
    }
}
