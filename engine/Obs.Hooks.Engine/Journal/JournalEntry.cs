using System.Text.Json.Serialization;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Effects.Binfmt;
using Obs.Hooks.Engine.Effects.Machines;
using Obs.Hooks.Engine.Results;
using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Engine.Steps;

namespace Obs.Hooks.Engine.Journal;

/// <summary>
/// What is about to be done and all that is needed to undo it. <see cref="Undo"/> must be right whether the thing was
/// not done, half done, done, or undone before: it looks at the system, never at a record of progress.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(MountEntry), "mount")]
[JsonDerivedType(typeof(BinfmtEntry), "binfmt")]
[JsonDerivedType(typeof(DeviceFilesEntry), "devices")]
[JsonDerivedType(typeof(MemoryDiskEntry), "memory-disk")]
[JsonDerivedType(typeof(StagingEntry), "staging")]
[JsonDerivedType(typeof(PromotionEntry), "promotion")]
[JsonDerivedType(typeof(CgroupEntry), "cgroup")]
[JsonDerivedType(typeof(SandboxCgroupEntry), "sandbox")]
[JsonDerivedType(typeof(LoopEntry), "loop")]
[JsonDerivedType(typeof(LoopPartitionEntry), "loop-partition")]
internal abstract record JournalEntry
{
    /// <summary>One line for reports.</summary>
    [JsonIgnore]
    public abstract string Description { get; }

    /// <summary>
    /// Writes the properties of the JSON object, <c>kind</c> first. By hand: the generated serializer has the
    /// just-in-time compiler work for 20 ms before the build starts. Only recovery uses it, to read.
    /// </summary>
    public abstract void WriteProperties(JournalJsonWriter writer);

    /// <summary>
    /// Ends the processes of it. Those of all entries end before any is undone: somebody must not have the number of a device that
    /// another entry gives back.
    /// </summary>
    public virtual void EndProcesses()
    {
    }

    /// <summary>Undoes it.</summary>
    /// <param name="scope">The job area the entry belongs to.</param>
    /// <param name="completed">Whether the journal says that it was done completely.</param>
    /// <exception cref="IOException">It is still there.</exception>
    public abstract void Undo(UndoScope scope, bool completed);
}
