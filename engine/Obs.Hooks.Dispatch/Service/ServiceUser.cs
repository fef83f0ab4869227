using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Service;

/// <summary>A user of this host, for whom root starts the service.</summary>
internal sealed record ServiceUser(string Name, uint Id, uint Group)
{
    /// <summary>struct passwd: two pointers before pw_uid and pw_gid.</summary>
    private static readonly int _idOffset = 2 * nint.Size;

    /// <exception cref="EngineException">There is no such user.</exception>
    public static ServiceUser Find(string name)
    {
        var entry = Libc.GetPasswordEntry(name);
        return entry != 0
            ? new ServiceUser(name, (uint)Marshal.ReadInt32(entry, _idOffset), (uint)Marshal.ReadInt32(entry, _idOffset + sizeof(uint)))
            : throw Bad($"there is no user {name}; set \"user\" in allocator.json");
    }

    /// <summary>Becomes this user for good, with the user's groups and nothing of root's.</summary>
    /// <exception cref="EngineException">That is not possible.</exception>
    public void Become()
    {
        if (Libc.InitializeGroups(Name, Group) != 0 || Libc.SetGroup(Group, Group, Group) != 0 || Libc.SetUser(Id, Id, Id) != 0)
        {
            throw Bad($"cannot become {Name}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    private static EngineException Bad(string message) => new(DiagnosticCodes.BadServiceUser, message, ExitStatus.Failed);
}
