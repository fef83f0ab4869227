namespace Obs.Hooks.Dispatch.Storing;

/// <summary>What the next value of a Storable file is (perldoc Storable, "Storable magic"; the numbers are those of its format).</summary>
internal enum StorableKind
{
    SeenBefore = 0,
    LongText = 1,
    Array = 2,
    Hash = 3,
    Reference = 4,
    Undefined = 5,
    Byte = 8,
    NetworkInteger = 9,
    Text = 10,
    PerlUndefined = 14,
    Yes = 15,
    No = 16,
    Utf8Text = 23,
    LongUtf8Text = 24,
    FlagHash = 25,
    UndefinedElement = 31,
    True = 34,
    False = 35,
}
