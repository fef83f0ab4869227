using System.Collections.Immutable;
using System.Xml;

namespace Obs.Hooks.Plugins.Kiwi.Descriptions;

/// <summary>One pass over a description, without building a tree.</summary>
internal sealed class DescriptionReader(string name, XmlReader reader)
{
    private const string ProfilesComment = "OBS-Profiles:";

    private readonly ImmutableArray<DescribedType>.Builder _types = ImmutableArray.CreateBuilder<DescribedType>();
    private string[] _profiles = [];
    private KiwiDescription _found = new() { Name = name };

    public KiwiDescription Read()
    {
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    ReadElement();
                    break;
                case XmlNodeType.Comment when reader.Value.Trim().StartsWith(ProfilesComment, StringComparison.OrdinalIgnoreCase):
                    _found = _found with { Profiles = [.. Words(reader.Value.Trim()[ProfilesComment.Length..], ' ')] };
                    break;
                default:
                    break;
            }
        }

        return _found with { Types = _types.ToImmutable() };
    }

    private void ReadElement()
    {
        switch (reader.LocalName)
        {
            case "preferences":
                _profiles = Words(Attribute("profiles"), ',');
                break;
            case "type" when Attribute("image").Length > 0:
                _types.Add(new DescribedType(Attribute("image"), Attribute("primary") == "true", _profiles)
                {
                    Line = ((IXmlLineInfo)reader).LineNumber,
                    Obstacle = DiskObstacle.Of(reader.GetAttribute),
                });
                break;
            case "systemdisk" when _types.Count > 0 && _types[^1].Obstacle.Length == 0:
                _types[^1] = _types[^1] with { Obstacle = DiskObstacle.Volumes };
                break;
            case "repository" when _found.Distribution.Length == 0 && Attribute("distribution") is { Length: > 0 } distribution:
                var components = Words(Attribute("components"), ' ');
                _found = _found with
                {
                    Distribution = Plain(distribution, "distribution"),
                    Components = components.Length == 0 ? ["main"] : [.. components.Select(c => Plain(c, "components"))],
                };
                break;
            case "instsource":
                _found = _found with { IsProduct = true };
                break;
            default:
                break;
        }
    }

    private string Attribute(string attribute) => reader.GetAttribute(attribute) ?? "";

    /// <summary>They become names of directories.</summary>
    private string Plain(string word, string attribute) =>
        word.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-_") < 0
            ? word
            : throw new DescriptionException(
                $"{Codes.BadWord}: {name}:{((IXmlLineInfo)reader).LineNumber}: found {attribute} \"{word}\"; expected letters, digits, +, - and _; correct the <repository>");

    private static string[] Words(string text, char separator) =>
        text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
