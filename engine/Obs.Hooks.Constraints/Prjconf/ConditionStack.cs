namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>
/// The nesting of <c>%if</c>. OBS keeps it in one number: 0 is active, 2 waits for another branch, 1 had its branch, and every
/// condition inside what is left out adds 2.
/// </summary>
internal struct ConditionStack
{
    private const int Done = 1;
    private const int Waiting = 2;

    private int _level;

    public readonly bool IsActive => _level == 0;

    public readonly bool IsOpen => _level != 0;

    public void Fail() => _level = Waiting;

    public void Nest() => _level += Waiting;

    public void Else() => _level = _level <= Waiting ? Waiting - _level : _level;

    public void End() => _level = _level > Waiting ? _level - Waiting : 0;

    /// <returns>Whether the branch's condition is to be looked at.</returns>
    public bool ElseIf()
    {
        _level = _level == 0 ? Done : _level;
        Else();
        return IsActive;
    }
}
