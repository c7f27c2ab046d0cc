using System.Collections.Immutable;
using System.Text;

namespace Retention.Templates;

/// <summary>Reads a template. It goes on after a fault, so that all of them are told at once, up to a limit.</summary>
internal sealed class TemplateParser
{
    private const int MostFaults = 20;

    private readonly string _source;
    private readonly List<TemplateFault> _faults = [];
    private readonly Stack<Block> _blocks = new();
    private readonly TagReader _tags;

    /// <summary>Begins to read.</summary>
    public TemplateParser(string source, TemplateScope scope)
    {
        _source = source;
        _tags = new(scope, Fault);
        _blocks.Push(new(Of: null, At: 0, ""));
    }

    /// <summary>Reads all of it.</summary>
    public Parsing Parse()
    {
        if (Encoding.UTF8.GetByteCount(_source) > TemplateText.MostBytes)
            return new Parsing.Faults([TemplateFault.At(_source, _source.Length, "This text is longer than 10 KB. Make it shorter: few people read as much.")]);
        for (var at = 0; at < _source.Length && _faults.Count < MostFaults;)
            at = Next(at);
        foreach (var open in _blocks.Where(block => block.Of is not null || block.Tag.Length > 0))
            Fault(open.At, $$$"""This {{{{{open.Tag}}}}} is never closed. Write {{/if}} where it ends.""");
        return _faults.Count > 0 ? new Parsing.Faults([.. _faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)]) : new Parsing.Parsed(new(_blocks.Peek().Parts));
    }

    // Reads text up to the next tag, and that tag; gives where to go on.
    private int Next(int at)
    {
        var open = _source.IndexOf("{{", at, StringComparison.Ordinal);
        if (open < 0)
        {
            Text(at, _source.Length);
            return _source.Length;
        }

        var line = _source.IndexOf('\n', open);
        var end = line < 0 ? _source.Length : line;
        var close = _source.IndexOf("}}", open + 2, end - open - 2, StringComparison.Ordinal);
        var another = _source.IndexOf("{{", open + 2, end - open - 2, StringComparison.Ordinal);
        if (close < 0 || (another > open + 2 && another < close))
        {
            Text(at, open);
            Fault(open, "These braces are never closed. Write }} after the name, like {{first_name}}.");
            return open + 2;
        }

        var tag = _source[(open + 2)..close].Trim();
        var (from, to) = tag is ['#' or '/', ..] or "else" ? Around(open, close + 2) : (open, close + 2);
        Text(at, Math.Max(at, from));
        Tag(tag, open);
        return to;
    }

    // A block's tag that has a line to itself takes the line with it.
    private (int From, int To) Around(int open, int end)
    {
        var (from, to) = (open, end);
        while (from > 0 && _source[from - 1] is ' ' or '\t')
            from--;
        while (to < _source.Length && _source[to] is ' ' or '\t' or '\r')
            to++;
        return (from == 0 || _source[from - 1] == '\n') && to < _source.Length && _source[to] == '\n' ? (from, to + 1) : (open, end);
    }

    private void Tag(string tag, int at)
    {
        if (tag.StartsWith('#'))
            Open(tag, at);
        else if (tag.StartsWith('/'))
            Close(tag, at);
        else if (tag == "else")
            Else(at);
        else if (_tags.Read(tag, at) is { } part)
            _blocks.Peek().Add(part);
    }

    private void Open(string tag, int at)
    {
        if (_blocks.Count > TemplateText.MostDepth)
            Fault(at, "Blocks stand in one another three deep at most. Take one {{#if}} out.");
        var isIf = tag is ['#', 'i', 'f', ' ' or '\t', ..];
        if (!isIf)
            Fault(at, tag == "#if" ? "Say which value {{#if}} looks at, like {{#if first_name}}." : $$$"""There is no {{{{{TagReader.Shown(tag)}}}}}. The one block is {{#if first_name}} .. {{else}} .. {{/if}}.""");
        _blocks.Push(new(isIf ? _tags.Value(tag[3..].Trim(), at) : null, at, TagReader.Shown(tag)));
    }

    private void Else(int at)
    {
        var block = _blocks.Peek();
        if (block.Tag.Length == 0)
            Fault(at, "This {{else}} stands outside of any {{#if}}. Put it between {{#if}} and {{/if}}, or take it out.");
        else if (block.HasElse)
            Fault(at, $$$"""The {{{{{block.Tag}}}}} before has an {{else}} already. Take one of them out.""");
        else
            block.HasElse = true;
    }

    private void Close(string tag, int at)
    {
        var block = _blocks.Peek();
        if (block.Tag.Length == 0)
        {
            Fault(at, $$$"""This {{{{{TagReader.Shown(tag)}}}}} closes nothing. Take it out, or write {{#if}} before it.""");
            return;
        }

        if (tag != "/if" && block.Tag.StartsWith("#if", StringComparison.Ordinal))
            Fault(at, $$$"""Write {{/if}} here: what is open is {{{{{block.Tag}}}}}.""");
        _blocks.Pop();
        if (block.Of is { } of)
            _blocks.Peek().Add(new Part.If(of, block.Then, block.Otherwise));
    }

    private void Text(int from, int to)
    {
        if (to <= from)
            return;
        var text = _source[from..to];
        _tags.FindSingleBraces(text, from);
        _blocks.Peek().Add(new Part.Literal(text));
    }

    private void Fault(int at, string message)
    {
        if (_faults.Count < MostFaults)
            _faults.Add(TemplateFault.At(_source, at, message));
    }

    // An open block; the outermost has no tag.
    private sealed record Block(KnownValue? Of, int At, string Tag)
    {
        private readonly ImmutableArray<Part>.Builder _then = ImmutableArray.CreateBuilder<Part>();
        private readonly ImmutableArray<Part>.Builder _otherwise = ImmutableArray.CreateBuilder<Part>();

        public bool HasElse { get; set; }

        public ImmutableArray<Part> Then => _then.ToImmutable();

        public ImmutableArray<Part> Otherwise => _otherwise.ToImmutable();

        public ImmutableArray<Part> Parts => Then;

        public void Add(Part part) => (HasElse ? _otherwise : _then).Add(part);
    }
}
