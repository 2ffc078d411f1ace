// An HTTP/1.1 server that looks like S3 and stores nothing: a thread for each connection, bodies thrown away in the
// kernel. No authentication. It shows what a client alone is capable of. Only the sizes of objects that came in parts are
// remembered, for clients that look at what they have completed.
//
// sink PORT     listens on 127.0.0.1
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { head_capacity = 1 << 16, body_step = 1 << 20 };

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define NAMESPACE " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\""
#define TAG "\"d41d8cd98f00b204e9800998ecf8427e\""

static const char xml_type[] = "Content-Type: application/xml\r\n";
static const char upload_created[] = XML "<InitiateMultipartUploadResult" NAMESPACE
    "><Bucket>b</Bucket><Key>k</Key><UploadId>u1</UploadId></InitiateMultipartUploadResult>";
static const char upload_completed[] = XML "<CompleteMultipartUploadResult" NAMESPACE
    "><Location>l</Location><Bucket>b</Bucket><Key>k</Key><ETag>" TAG "</ETag></CompleteMultipartUploadResult>";
static const char location[] = XML "<LocationConstraint" NAMESPACE "></LocationConstraint>";
static const char empty_listing[] = XML "<ListBucketResult" NAMESPACE
    "><Name>b</Name><Prefix></Prefix><KeyCount>0</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>"
    "</ListBucketResult>";

struct connection {
    int socket;
    char *head; // What has been received and not been read yet; one byte longer than head_capacity.
    size_t held;
    char *waste; // MSG_TRUNC wants a buffer, and leaves it alone.
};

struct upload {
    struct upload *next;
    uint64_t size;
    bool is_complete;
    char path[];
};

enum { upload_lists = 1 << 10 };
static struct upload *uploads[upload_lists];
static pthread_mutex_t uploads_lock = PTHREAD_MUTEX_INITIALIZER;

// The upload to a target without its query; if it is to be made, NULL only without memory. The lock is held.
static struct upload *upload_of(const char *target, bool is_made) {
    size_t length = strcspn(target, "?");
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++) hash = (hash ^ (uint8_t)target[i]) * 16777619u;
    struct upload **list = &uploads[hash % upload_lists];
    for (struct upload *one = *list; one; one = one->next) {
        if (strlen(one->path) == length && !memcmp(one->path, target, length)) return one;
    }
    struct upload *made = !is_made ? NULL : calloc(1, sizeof *made + length + 1);
    if (!made) return NULL;
    memcpy(made->path, target, length);
    made->next = *list;
    *list = made;
    return made;
}

static void begin_upload(const char *target) {
    pthread_mutex_lock(&uploads_lock);
    struct upload *upload = upload_of(target, true);
    if (upload) upload->size = 0, upload->is_complete = false;
    pthread_mutex_unlock(&uploads_lock);
}

static void grow_upload(const char *target, uint64_t size) {
    pthread_mutex_lock(&uploads_lock);
    struct upload *upload = upload_of(target, true);
    if (upload) upload->size += size;
    pthread_mutex_unlock(&uploads_lock);
}

static void complete_upload(const char *target) {
    pthread_mutex_lock(&uploads_lock);
    struct upload *upload = upload_of(target, true);
    if (upload) upload->is_complete = true;
    pthread_mutex_unlock(&uploads_lock);
}

static bool completed_size(const char *target, uint64_t *size) {
    pthread_mutex_lock(&uploads_lock);
    struct upload *upload = upload_of(target, false);
    bool is_complete = upload && upload->is_complete;
    if (is_complete) *size = upload->size;
    pthread_mutex_unlock(&uploads_lock);
    return is_complete;
}

static bool send_all(int socket, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = send(socket, bytes, count, MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes += sent;
        count -= (size_t)sent;
    }
    return true;
}

static bool answer_head(int socket, uint64_t size) {
    char text[512];
    int length = snprintf(
        text, sizeof text,
        "HTTP/1.1 200 OK\r\nServer: sink\r\nDate: Mon, 01 Jan 2024 00:00:00 GMT\r\nx-amz-request-id: 1\r\n"
        "ETag: " TAG "\r\nContent-Length: %llu\r\n\r\n",
        (unsigned long long)size);
    return send_all(socket, text, (size_t)length);
}

static bool answer(int socket, int status, const char *headers, const char *body, bool with_body) {
    char text[4096];
    const char *reason = status == 200 ? "OK" : status == 404 ? "Not Found" : "No Content";
    int length = snprintf(
        text, sizeof text,
        "HTTP/1.1 %d %s\r\nServer: sink\r\nDate: Mon, 01 Jan 2024 00:00:00 GMT\r\nx-amz-request-id: 1\r\n"
        "%sContent-Length: %zu\r\n\r\n%s",
        status, reason, headers, strlen(body), with_body ? body : "");
    return send_all(socket, text, (size_t)length);
}

static bool answer_request(int socket, const char *method, const char *target, uint64_t size) {
    if (!strcmp(method, "PUT")) {
        if (strstr(target, "partNumber=")) grow_upload(target, size);
        return answer(socket, 200, "ETag: " TAG "\r\n", "", true);
    }
    if (!strcmp(method, "DELETE")) return answer(socket, 204, "", "", true);
    if (!strcmp(method, "POST")) {
        if (strstr(target, "uploadId")) {
            complete_upload(target);
            return answer(socket, 200, xml_type, upload_completed, true);
        }
        if (strstr(target, "uploads")) {
            begin_upload(target);
            return answer(socket, 200, xml_type, upload_created, true);
        }
    }
    bool is_head = !strcmp(method, "HEAD");
    if (strstr(target, "location")) return answer(socket, 200, xml_type, location, !is_head);
    if (is_head) {
        const char *key = strchr(target + 1, '/');
        if (key && key[1]) {
            return completed_size(target, &size) ? answer_head(socket, size) : answer(socket, 404, "", "", false);
        }
        return answer(socket, 200, "x-amz-bucket-region: us-east-1\r\n", "", false);
    }
    return answer(socket, 200, xml_type, empty_listing, true);
}

static void drop(struct connection *c, size_t count) {
    c->held -= count;
    memmove(c->head, c->head + count, c->held);
}

// Receives more into the buffer. False when the client is gone or the buffer full.
static bool receive(struct connection *c) {
    if (c->held >= head_capacity) return false;
    ssize_t count = recv(c->socket, c->head + c->held, head_capacity - c->held, 0);
    if (count <= 0) return false;
    c->held += (size_t)count;
    return true;
}

static bool skip_counted(struct connection *c, uint64_t count) {
    size_t at_hand = c->held < count ? c->held : (size_t)count;
    drop(c, at_hand);
    count -= at_hand;
    while (count > 0) {
        ssize_t got = recv(c->socket, c->waste, count > body_step ? body_step : (size_t)count, MSG_TRUNC);
        if (got <= 0) return false;
        count -= (uint64_t)got;
    }
    return true;
}

// Until "0\r\n\r\n", wherever it stands: a client's own content is not looked at.
static bool skip_chunked(struct connection *c) {
    static const char end[] = "0\r\n\r\n";
    for (;;) {
        char *found = memmem(c->head, c->held, end, sizeof end - 1);
        if (found) {
            drop(c, (size_t)(found - c->head) + sizeof end - 1);
            return true;
        }
        if (c->held > sizeof end) drop(c, c->held - sizeof end);
        if (!receive(c)) return false;
    }
}

// One request and its answer. False when the connection is done.
static bool serve_one(struct connection *c) {
    char *end;
    for (;;) {
        c->head[c->held] = 0;
        if ((end = strstr(c->head, "\r\n\r\n"))) break;
        if (!receive(c)) return false;
    }
    size_t length = (size_t)(end + 4 - c->head);
    char following = *(end + 4);
    *(end + 4) = 0;
    const char *counted = strcasestr(c->head, "\r\ncontent-length:");
    uint64_t body = counted ? strtoull(counted + strlen("\r\ncontent-length:"), NULL, 10) : 0;
    bool chunked = strcasestr(c->head, "\r\ntransfer-encoding: chunked") != NULL;
    bool closes = strcasestr(c->head, "\r\nconnection: close") != NULL;
    bool expects = strcasestr(c->head, "\r\nexpect: 100-continue") != NULL;
    char method[8] = "", target[4096] = "";
    if (sscanf(c->head, "%7s %4095s", method, target) != 2) return false;
    *(end + 4) = following;
    drop(c, length);

    if (expects && !send_all(c->socket, "HTTP/1.1 100 Continue\r\n\r\n", 25)) return false;
    if (!(chunked ? skip_chunked(c) : skip_counted(c, body))) return false;
    return answer_request(c->socket, method, target, body) && !closes;
}

static void *serve(void *argument) {
    struct connection c = {.socket = (int)(intptr_t)argument};
    c.head = malloc(head_capacity + 1);
    c.waste = malloc(body_step);
    if (c.head && c.waste) {
        while (serve_one(&c)) {}
    }
    close(c.socket);
    free(c.head);
    free(c.waste);
    return NULL;
}

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: sink PORT\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)atoi(arguments[1])),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 512)) {
        perror("sink");
        return 1;
    }
    for (;;) {
        int accepted = accept(listener, NULL, NULL);
        if (accepted < 0) continue;
        setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        pthread_t thread;
        if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)accepted)) {
            close(accepted);
        } else {
            pthread_detach(thread);
        }
    }
}
