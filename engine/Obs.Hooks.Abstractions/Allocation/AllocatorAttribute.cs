namespace Obs.Hooks;

/// <summary>
/// Declares an allocator. The class implements <see cref="IWorkerAllocator"/>, or one or more of the stages
/// <see cref="IWorkerFilter"/>, <see cref="IWorkerScorer"/> and <see cref="IWorkerAssigner"/>. The plugin manifest is generated
/// from this attribute at build time. Settings are declared with <see cref="HookSettingAttribute"/>.
/// </summary>
/// <param name="id">
/// Name of the allocator, unique among all plugins: lower-case letters, digits and dashes, starting with a letter; not
/// <c>obs</c> or <c>best-fit</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AllocatorAttribute(string id) : Attribute
{
    /// <summary>The name given to the constructor.</summary>
    public string Id { get; } = id;

    /// <summary>One sentence for people who choose an allocator.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Where stages come from that the class does not implement: <c>obs</c> or <c>best-fit</c>.</summary>
    public string Base { get; init; } = "obs";

    /// <summary>Time allowed for one round, in milliseconds (default 1000, 1 to 10000).</summary>
    public int BudgetMilliseconds { get; init; } = 1000;
}
