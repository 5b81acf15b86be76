"""Tiny tokenizers and filled-in chat templates that the browser's are checked against.

    python training/scripts/text_vectors.py src/inference/testing/vectors

`tokenizers.json` has, for each pre-tokenizer that GGUF files name and for SentencePiece's pieces, what a GGUF file
keeps of a vocabulary, the tokenizer.json it comes from, and the ids of a page of hard text. `chat.json` has what
`transformers` writes with each template of `templates/`. Needs `tokenizers` and `transformers`.
"""

import argparse
import json
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers.convert_slow_tokenizer import generate_merges
from transformers.utils.chat_template_utils import render_jinja_template

CONTRACTIONS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)"
TAIL = r" ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
QWEN2 = rf"{CONTRACTIONS}|[^\r\n\p{{L}}\p{{N}}]?\p{{L}}+|\p{{N}}|{TAIL}"
LLAMA3 = rf"{CONTRACTIONS}|[^\r\n\p{{L}}\p{{N}}]?\p{{L}}+|\p{{N}}{{1,3}}|{TAIL}"
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
TEXTS = [
    "Natalia sold 48/2 = 24 clips in May.\nShe sold 48+24 = 72 clips.\n#### 72",
    "It's 1234567 o'clock; I'M sure they'LL say we'Ve 3.14159 and 1,000,000.",
    "  two  spaces,\ttabs\t\tand   three   \n\n\nblank lines \r\nthen a carriage return\r\r\n",
    "trailing spaces   ",
    "   \n  \n",
    "",
    " ",
    "\n",
    "a\u0301 e\u0301 decomposed and \u00e1 \u00e9 composed, \ufb01 ligature, \u212b \u00c5",
    "\u4e2d\u6587\u5b57\u7b26 \u65e5\u672c\u8a9e\u306e\u30c6\u30b9\u30c8 \ud55c\uad6d\uc5b4 \u0e44\u0e17\u0e22",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e2\u05d1\u05e8\u05d9\u05ea \u0939\u093f\u0928\u094d\u0926\u0940",
    "\u00bd of \u2167 is \u0663\u0664 or \u00b2 and \u2460",
    "\U0001f600\U0001f469\u200d\U0001f469\u200d\U0001f467\U0001f1e9\U0001f1ea \U0001d518 emoji",
    "no\u00a0break\u2003em\u200bzero\ufeffmark\u2028line\u0085next",
    "def f(x):\n\treturn {'a': x[0] ** 2}  # comment\n\n\n",
    "<|im_start|>user\nWhat is 2+2?<|im_end|>\n<|im_start|>assistant\n",
    "x<|im_end|><|im_end|>  y <|im_end|>z",
    "\\frac{1}{2} + \\boxed{42}  $3.50 \u20ac5 \u00d7 \u00f7 \u2212 \u2248",
    "Step 1: \u043a\u0438\nStep 2: \u043a\u0438",
    "!!!???...---___===***",
]
MESSAGES = [
    [{"role": "user", "content": "What is 2+2?"}],
    [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "  What is 2+2?\n"}],
    [
        {"role": "user", "content": "What is 2+2?"},
        {"role": "assistant", "content": "2+2 = 4\n#### 4"},
        {"role": "user", "content": "And 3+3?"},
    ],
]


def pre_tokenizer(name: str) -> tuple[normalizers.Normalizer | None, pre_tokenizers.PreTokenizer]:
    """As in the tokenizer.json of Qwen2.5, SmolLM2, Llama 3 and GPT-2."""
    byte_level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=name in ("smollm", "gpt-2"))
    if name == "gpt-2":
        return None, byte_level
    if name == "smollm":
        return None, pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), byte_level])
    pattern = Regex(QWEN2 if name == "qwen2" else LLAMA3)
    split = pre_tokenizers.Sequence([pre_tokenizers.Split(pattern, "isolated"), byte_level])
    return normalizers.NFC() if name == "qwen2" else None, split


def byte_level(name: str) -> dict:
    """A vocabulary of 420 tokens learnt from the texts themselves."""
    tokenizer = Tokenizer(models.BPE(ignore_merges=name == "llama-bpe"))
    normalizer, pre = pre_tokenizer(name)
    if normalizer is not None:
        tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=420,
        special_tokens=[AddedToken(token, special=True, normalized=False) for token in SPECIAL],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(TEXTS * 3, trainer)
    if name == "llama-bpe":
        begin = [(SPECIAL[0], 0)]
        tokenizer.post_processor = processors.TemplateProcessing(f"{SPECIAL[0]} $A", special_tokens=begin)
    content = json.loads(tokenizer.to_str())
    vocab = content["model"]["vocab"]
    return case(
        tokenizer,
        model="gpt2",
        pre=name,
        tokens=sorted(vocab, key=vocab.__getitem__),
        token_type=[3 if token in SPECIAL else 1 for token in sorted(vocab, key=vocab.__getitem__)],
        merges=[" ".join(pair) for pair in content["model"]["merges"]],
        bos_token_id=0,
    )


def sentence_piece() -> dict:
    """As `transformers` converts Llama 2's and Mistral's tokenizer.model: merges by score, bytes to fall back to."""
    learner = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True))
    learner.pre_tokenizer = pre_tokenizers.Metaspace()
    learner.train_from_iterator(TEXTS[:8], trainers.BpeTrainer(vocab_size=260, show_progress=False))
    pieces = sorted(learner.get_vocab(), key=learner.get_vocab().__getitem__)
    multi = [piece for piece in pieces if len(piece) > 1]
    single = [piece for piece in pieces if len(piece) == 1]
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), *multi, *single]
    scores = [0.0] * 259 + [-float(at) for at in range(len(multi) + len(single))]
    vocab = {token: at for at, token in enumerate(tokens)}
    merges = generate_merges(vocab, dict(zip(tokens, scores, strict=True)))
    model = models.BPE(vocab, merges, unk_token="<unk>", fuse_unk=True, byte_fallback=True)
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("\u2581"), normalizers.Replace(" ", "\u2581")])
    tokenizer.decoder = decoders.Sequence([decoders.Replace("\u2581", " "), decoders.ByteFallback(), decoders.Fuse()])
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in ("<s>", "</s>")])
    tokenizer.post_processor = processors.TemplateProcessing("<s> $A", special_tokens=[("<s>", 1)])
    kinds = [2, 3, 3] + [6] * 256 + [1] * (len(tokens) - 259)
    return case(tokenizer, model="llama", tokens=tokens, token_type=kinds, scores=scores, bos_token_id=1)


def case(tokenizer: Tokenizer, **metadata: object) -> dict:
    """What a GGUF file keeps, the file it is made from, and what Python says."""
    return {
        "metadata": metadata,
        "tokenizer": json.loads(tokenizer.to_str()),
        "ids": [tokenizer.encode(text, add_special_tokens=False).ids for text in TEXTS],
        "prefix": tokenizer.encode("").ids,
    }


def write_chat(folder: Path) -> None:
    """Every conversation with every template, with and without the opening of an answer."""
    cases = []
    for path in sorted((folder / "templates").glob("*.jinja")):
        for messages in MESSAGES:
            for opens in (False, True):
                try:
                    [text], _ = render_jinja_template(
                        [messages],
                        chat_template=path.read_text(),
                        add_generation_prompt=opens,
                        bos_token="<s>",
                        eos_token="</s>",
                    )
                except Exception:  # the template's own: some refuse a system message
                    text = None
                cases.append({"template": path.name, "messages": messages, "opens": opens, "text": text})
    (folder / "chat.json").write_text(json.dumps(cases, indent="\t", ensure_ascii=False) + "\n")


def main() -> None:
    """Writes both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    cases = {name: byte_level(name) for name in ("qwen2", "smollm", "llama-bpe", "gpt-2")} | {"llama": sentence_piece()}
    (folder / "tokenizers.json").write_text(json.dumps({"texts": TEXTS, "cases": cases}, ensure_ascii=True) + "\n")
    write_chat(folder)


if __name__ == "__main__":
    main()
