package dev.kith.platform.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Answers many single questions with few queries: while one query is under way the next questions gather, and go out
 * together. There is no timer and no waiting: a lone question is asked at once.
 */
public final class Gathering<K, V> {

    private record Question<K, V>(K key, CompletableFuture<V> answer) {}

    private final Function<Collection<K>, Map<K, V>> query;
    private final V nothing;
    private final int most;
    private final ConcurrentLinkedQueue<Question<K, V>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asking = new AtomicBoolean();

    /**
     * @param nothing the answer for a key the query is silent about
     * @param most how many questions one query may carry
     */
    public Gathering(Function<Collection<K>, Map<K, V>> query, V nothing, int most) {
        this.query = query;
        this.nothing = nothing;
        this.most = most;
    }

    /** Waits for the answer; fails as the query did. */
    public V answerTo(K key) {
        try {
            return ask(key).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException own ? own : failed;
        }
    }

    /** Completes with the answer, or as the query failed. */
    public CompletableFuture<V> ask(K key) {
        var question = new Question<K, V>(key, new CompletableFuture<>());
        waiting.add(question);
        askIfIdle();
        return question.answer;
    }

    private void askIfIdle() {
        if (!waiting.isEmpty() && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("gathering").start(this::askAll);
        }
    }

    private void askAll() {
        try {
            for (var batch = next(); !batch.isEmpty(); batch = next()) {
                askTogether(batch);
            }
        } finally {
            asking.set(false);
            askIfIdle();
        }
    }

    private List<Question<K, V>> next() {
        var batch = new ArrayList<Question<K, V>>();
        while (batch.size() < most) {
            var question = waiting.poll();
            if (question == null) {
                break;
            }
            batch.add(question);
        }
        return batch;
    }

    private void askTogether(List<Question<K, V>> batch) {
        try {
            var keys = batch.stream().map(Question::key).distinct().toList();
            var answers = new HashMap<>(query.apply(keys));
            batch.forEach(question -> question.answer.complete(answers.getOrDefault(question.key, nothing)));
        } catch (RuntimeException failed) {
            batch.forEach(question -> question.answer.completeExceptionally(failed));
        }
    }
}
