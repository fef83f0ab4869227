using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Configuration.Reading;

/// <summary>Lays a higher layer over a lower one: objects merge by key, everything else is replaced.</summary>
internal static class ConfigMerge
{
    public static ConfigNode Merge(ConfigNode low, ConfigNode high)
    {
        if (low.Kind != ConfigNodeKind.Object || high.Kind != ConfigNodeKind.Object)
        {
            return high;
        }

        var places = new Dictionary<string, int>(low.Members.Length, StringComparer.Ordinal);
        var members = low.Members.ToBuilder();
        for (var i = 0; i < members.Count; i++)
        {
            places.Add(members[i].Name, i);
        }

        foreach (var member in high.Members)
        {
            if (places.TryGetValue(member.Name, out var place))
            {
                members[place] = member with { Value = Merge(members[place].Value, member.Value) };
            }
            else
            {
                members.Add(member);
            }
        }

        return high with { Members = members.ToImmutable() };
    }
}
