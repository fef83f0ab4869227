namespace Obs.Hooks.Dispatch.Backend;

/// <summary>A job file's place.</summary>
internal readonly record struct JobKey(string Arch, string Name)
{
    /// <summary>As the dispatcher writes it: <c>arch/name</c>.</summary>
    public override string ToString() => $"{Arch}/{Name}";
}
