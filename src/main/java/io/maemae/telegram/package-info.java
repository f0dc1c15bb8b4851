/**
 * Telegram as a chat: what people write there becomes events of the desk, messages are shown there,
 * and one gate decides who is heard.
 *
 * <p>Two threads, both made by {@code app}: {@code polling} asks for updates, hands them to the
 * desk and waits until they are handled, so that asking again acknowledges only what is stored;
 * {@code sending} makes every other call, owns the queues of the chats, and watches the polling.
 * The calls of OkHttp run on these two threads. Nothing here waits for the other thread.
 *
 * <p>Facts of the protocol are from the Bot API, https://core.telegram.org/bots/api, read
 * 2026-11-21: getUpdates, "Formatting options", sendMessage, editMessageText, setMyCommands,
 * "Making requests" (error answers, retry_after). How the library telegrambots 10.2.0 behaves under
 * faults was measured against a server on loopback: its polling ends silently when a consumer
 * throws, never looks at status codes, and prints the token in {@code BotSession.toString()}.
 */
package io.maemae.telegram;
