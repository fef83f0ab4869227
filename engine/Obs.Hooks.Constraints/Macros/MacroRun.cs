using System.Text;
using Obs.Hooks.Constraints.Expressions;

namespace Obs.Hooks.Constraints.Macros;

/// <summary>The expansion of one text: where it is, and what waits until the bodies of its macros are done.</summary>
internal sealed class MacroRun(MacroExpander owner, string text, int count)
{
    private const string Broken = "MACRO";

    /// <summary>How many macros one text and all it expands to may have.</summary>
    private const int MostMacros = 1000;

    private readonly StringBuilder _output = new();
    private readonly Stack<MacroFrame> _waiting = new();
    private IReadOnlyDictionary<string, string> _arguments = MacroArguments.None;
    private string _text = text;
    private int _at;
    private int _count = count;

    /// <summary>What stands before the macro at hand.</summary>
    private Range _prefix;

    private MacroTable Table => owner.Macros;

    public string ToEnd()
    {
        while (true)
        {
            while (MacroReference.Find(_text, _at) is { } reference)
            {
                owner.Budget.Step();
                owner.Budget.Write(reference.Inner.Length);
                if (_count++ > MostMacros)
                {
                    GoOn(Broken);
                    break;
                }

                Write(_text.AsSpan(_at, reference.Start - _at));
                if (!Expand(reference))
                {
                    GoOn(Broken);
                    break;
                }
            }

            Write(_text.AsSpan(_at));
            if (!_waiting.TryPop(out var frame))
            {
                return _output.ToString();
            }

            if (frame.Arguments is { } arguments)
            {
                Exchange(arguments);
            }

            GoOn(frame.Rest);
        }
    }

    /// <returns>Whether the text can go on.</returns>
    private bool Expand(MacroReference reference)
    {
        _prefix = _at..reference.Start;
        _at = reference.End;
        var call = MacroCall.Read(reference);
        switch (call.Name)
        {
            case "%" when !reference.IsBraced:
                Write("%");
                return true;
            case "(":
                return false;
            case "[":
                Write(Evaluate(TakeRest()));
                return true;
            case "define" or "global":
                Define(call);
                return true;
            case "dnl":
                var end = _text.IndexOf('\n', _at);
                _at = end < 0 ? _text.Length : end + 1;
                return true;
        }

        var isBuiltin = BuiltinMacros.IsOne(call.Name);
        if (!isBuiltin && !Table.Has(call.Name))
        {
            ExpandMissing(call, reference);
            return true;
        }

        return call.Test == MacroTest.IsMissing
            || (isBuiltin ? CallBuiltin(call) : ExpandDefined(call));
    }

    private void ExpandMissing(MacroCall call, MacroReference reference)
    {
        if (call.Test == MacroTest.None)
        {
            Write("%");
            Write(reference.Written(_text));
        }
        else if (call is { Test: MacroTest.IsMissing, Alternative: { } alternative })
        {
            GoInto(alternative);
        }
    }

    private bool ExpandDefined(MacroCall call)
    {
        if (Table.Body(call.Name) is not { } body)
        {
            return false;
        }

        if (Table.Parameters(call.Name) is null)
        {
            GoInto(call.Test == MacroTest.Exists && call.Alternative is { } alternative ? alternative : body);
            return true;
        }

        var words = Arguments(call);
        // The body is looked up again: expanding the arguments may have changed it.
        _waiting.Push(new MacroFrame(_text[_at..], _arguments));
        GoOn(Table.Body(call.Name) ?? "");
        Exchange(MacroArguments.Of(call.Name, Table.Parameters(call.Name) ?? "", words));
        return true;
    }

    private bool CallBuiltin(MacroCall call)
    {
        var arguments = Arguments(call);
        if (call.Name == "expand")
        {
            GoInto(arguments.Length > 0 ? arguments[0] : "");
        }
        else
        {
            Write(new BuiltinMacros(owner, owner.Budget, _count).Call(call.Name, arguments));
        }

        return true;
    }

    private string[] Arguments(MacroCall call)
    {
        if (call.Alternative is { } alternative)
        {
            return [owner.Expand(alternative, _count)];
        }

        var words = owner.ExpandWords(call.Words ?? TakeLine(call), _count);
        return [.. PerlBlanks.Split(words).Select(BuiltinMacros.Unquote)];
    }

    /// <summary>A macro without braces takes the rest of its line, and what follows on later lines is lost.</summary>
    private string TakeLine(MacroCall call)
    {
        var rest = TakeRest();
        var line = rest.AsSpan().TrimStart(PerlBlanks.All);
        var end = line.IndexOf('\n');
        // With more than a line OBS's pattern fails and leaves what an earlier one found: the text before the macro.
        return end < 0 || end == line.Length - 1 ? (end < 0 ? line : line[..end]).ToString()
            : call.HasFlags ? ""
            : _text[_prefix];
    }

    private void Define(MacroCall call)
    {
        if (MacroDefinition.TryRead(call.Words ?? (call.IsBraced ? "" : TakeRest())) is not { } macro)
        {
            return;
        }

        Table.Define(call.Name == "global" ? macro with { Body = owner.Expand(macro.Body, _count) } : macro);
    }

    private string Evaluate(string expression)
    {
        var closed = expression.EndsWith(']') ? expression[..^1]
            : expression.EndsWith("]\n", StringComparison.Ordinal) ? $"{expression[..^2]}\n"
            : expression;
        return new Expression(closed, part => owner.Expand(part, _count), owner.Budget).Evaluate().ToText();
    }

    private string TakeRest()
    {
        var rest = _text[_at..];
        _at = _text.Length;
        return rest;
    }

    /// <summary>Puts a text in the place of a macro; it is looked through only if it has a macro itself.</summary>
    private void GoInto(string body)
    {
        if (!body.Contains('%', StringComparison.Ordinal))
        {
            Write(body);
            return;
        }

        if (_at < _text.Length)
        {
            _waiting.Push(new MacroFrame(_text[_at..], null));
        }

        GoOn(body);
    }

    private void GoOn(string text)
    {
        _text = text;
        _at = 0;
    }

    private void Exchange(IReadOnlyDictionary<string, string> arguments)
    {
        Table.Exchange(_arguments, arguments);
        _arguments = arguments;
    }

    private void Write(ReadOnlySpan<char> text)
    {
        owner.Budget.Write(text.Length);
        _output.Append(text);
    }
}
