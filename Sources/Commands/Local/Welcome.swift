/// What `paas up` prints when everything answers.
struct Welcome {
    let home: Home
    let http: String
    /// Path of the databases in the API.
    let databases: String

    init(home: Home, http: String) {
        self.home = home
        self.http = http
        databases = "http://\(http)/api/orgs/\(Stack.organisation)/apps/\(Stack.app)/databases"
    }

    var text: String {
        """
        Ready: http://\(http)

          engine    \(home.engine ?? "unknown")
          organisation \(Stack.organisation), app \(Stack.app)
          tokens    \(home.tokens)/{viewer,member,admin,owner,deploy}
          socket    \(home.socket)
          logs      \(home.log)/

        The dashboard is at that address: sign in with a token, such as the owner's.
        Create a database, watch it become ready, get its connection string:

          TOKEN=$(cat \(home.tokens)/owner)

          curl -X POST \(databases)/ \\
            -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
            -d '{"name":"main"}'

          curl -N -H "Authorization: Bearer $TOKEN" \(databases)/watch

          curl -X POST -H "Authorization: Bearer $TOKEN" \(databases)/<id>/reveal

        """
    }
}
