namespace Obs.Hooks;

/// <summary>A file or directory of the host that a tool finds below <c>/mnt</c>.</summary>
/// <param name="Name">Its path there: <c>results/hello.rpm</c> becomes <c>/mnt/results/hello.rpm</c>. At most 16 components.</param>
/// <param name="Path">
/// Absolute path on the host. Links in it are followed: for results of the build take <see cref="IResultSet.PathOf"/>.
/// </param>
public sealed record ToolMount(string Name, string Path);
